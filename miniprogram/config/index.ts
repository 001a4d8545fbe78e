import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import type { IH5Config } from '@tarojs/taro/types/compile';
import TerserPlugin from 'terser-webpack-plugin';

const weapp = process.env.TARO_ENV === 'weapp';
const shared = path.resolve(__dirname, '../../shared');

/** What lies outside src/ and is compiled all the same (the runner takes strings and functions, no regular expressions). */
const include = [
  shared,
  path.resolve(__dirname, 'aria-runtime.ts'),
  (file: string) => /node_modules[\\/](zod|decimal\.js)[\\/]/.test(file),
];

/** swc in place of terser itself: no larger, in half of the building time. */
const minify = { minify: TerserPlugin.swcMinify, terserOptions: { format: { comments: false } } };
const webpackChain: NonNullable<IH5Config['webpackChain']> = (chain) => {
  chain.performance.hints(false);
  chain.optimization.minimizer('terserPlugin').tap(([options]) => [{ ...options, ...minify }]);
};

export default defineConfig({
  projectName: 'jiayibao',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 640: 1.17, 750: 1, 375: 2, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: weapp ? 'dist/weapp' : 'dist/h5',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  // Set when a real environment is built for; always replaced, since WeChat has no `process`.
  env: { TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? '') },
  plugins: [path.resolve(__dirname, 'aria.ts')],
  mini: {
    compile: { include },
    // Code of shared/ that one subpackage alone uses stays out of the main package.
    optimizeMainPackage: { enable: true },
    webpackChain,
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include },
    // Real elements instead of web components: labels, focus and screen readers work on them as they are.
    useHtmlComponents: true,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[chunkhash:8].css',
    },
    webpackChain,
    // The browser's own zoom and reflow do the scaling: sizes stay in px.
    postcss: {
      pxtransform: { enable: false },
      autoprefixer: { enable: true },
      cssModules: { enable: false },
    },
  },
});
