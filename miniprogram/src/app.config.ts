export default defineAppConfig({
  pages: ['pages/home/index', 'pages/estimate/index', 'pages/mine/index', 'pages/estimate/result'],
  subPackages: [
    {
      root: 'packages/household',
      pages: [
        'consent',
        'place',
        'members',
        'person',
        'birth',
        'relation',
        'category',
        'groups',
        'check',
        'done',
        'manage',
        'keepers',
        'prove',
      ],
    },
  ],
  tabBar: {
    custom: true,
    color: '#52606D',
    selectedColor: '#0B7A75',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/estimate/index', text: '试算' },
      { pagePath: 'pages/mine/index', text: '我的' },
    ],
  },
  window: {
    navigationBarBackgroundColor: '@paper',
    navigationBarTextStyle: '@bar',
    navigationBarTitleText: '家医保',
    backgroundColor: '@paper',
    backgroundTextStyle: '@text',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  // Nothing moves that need not (H5's page transitions).
  animation: false,
});
