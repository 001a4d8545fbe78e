/**
 * What the code uses and the oldest phones that WeChat supports lack (iOS before 15.4): Taro brings no polyfills.
 * Does nothing where the engine has them.
 */
if (!Object.hasOwn) {
  Object.hasOwn = (object: object, key: PropertyKey) => Object.hasOwn(object, key);
}

if (!Array.prototype.findLast) {
  Object.defineProperty(Array.prototype, 'findLast', {
    value<Item>(
      this: Item[],
      matches: (item: Item, index: number, list: Item[]) => boolean,
    ): Item | undefined {
      for (let index = this.length - 1; index >= 0; index -= 1) {
        const item = this[index] as Item;
        if (matches(item, index, this)) return item;
      }
      return undefined;
    },
  });
}
