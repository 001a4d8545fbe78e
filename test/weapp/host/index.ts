export { type Look, Weapp, type WeappOptions } from './weapp';
export type { Asked } from './wx';
export { type Element, elements, linesOf, textOf } from './wxml';
