const { JSDOM } = require('jsdom') as { JSDOM: new (html: string) => { window: Window & typeof globalThis } };

/** The document that glass-easel renders into; it looks for it under these global names when it loads. */
export const dom = new JSDOM('<!doctype html><html><body></body></html>');

Object.assign(globalThis, { window: dom.window, document: dom.window.document });
