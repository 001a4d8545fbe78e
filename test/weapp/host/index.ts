export { Weapp } from './weapp';
export { type Element, elements, textOf } from './wxml';
