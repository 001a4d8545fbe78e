import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { evaluate, interpolate, type Scope } from './expression';

/** One rendered element, as WeChat would show it. */
export type Element = {
  tag: string;
  /** Values as the template computed them; what is undefined is left out. */
  attributes: Record<string, unknown>;
  /** Handler's name by event, for bind and catch alike. */
  handlers: Record<string, { name: string; caught: boolean }>;
  children: (Element | string)[];
  parent: Element | null;
};

type Parsed = {
  type: string;
  name: string;
  data: string;
  attribs: Record<string, string>;
  children: Parsed[];
};

/** A WXML file: its own nodes, the templates that it can reach, and its script modules. */
type File = { nodes: Parsed[]; templates: Map<string, { body: Parsed[]; file: File }>; modules: Scope };

/** Where a node is rendered: its file, the page or component that it belongs to, the names that it sees. */
type Place = { file: File; path: string; scope: Scope };

/** Renders the WXML files of one build. */
export class Wxml {
  private readonly files = new Map<string, File>();

  /** `build`: the folder of the build. */
  constructor(private readonly build: string) {}

  /** Renders a page or component (path without extension) with its data. */
  render(path: string, data: object): Element {
    const root: Element = { tag: 'page', attributes: {}, handlers: {}, children: [], parent: null };
    const file = this.file(`${path}.wxml`);
    this.nodes(file.nodes, { file, path, scope: { ...file.modules, ...data } }, root);
    return root;
  }

  private file(path: string): File {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const source = readFileSync(posix.join(this.build, path), 'utf8');
    const file: File = { nodes: [], templates: new Map(), modules: {} };
    this.files.set(path, file);
    const options = { xmlMode: true, decodeEntities: false };
    for (const node of parseDocument(source, options).children as unknown as Parsed[]) {
      const from = () => posix.join(posix.dirname(path), node.attribs.src as string);
      if (node.name === 'template' && node.attribs.name !== undefined)
        file.templates.set(node.attribs.name, { body: node.children, file });
      else if (node.name === 'import')
        for (const [name, template] of this.file(from()).templates) file.templates.set(name, template);
      else if (node.name === 'wxs') file.modules[node.attribs.module as string] = this.script(from());
      else file.nodes.push(node);
    }
    return file;
  }

  private script(path: string): unknown {
    const module = { exports: {} };
    new Function('module', 'exports', readFileSync(posix.join(this.build, path), 'utf8'))(
      module,
      module.exports,
    );
    return module.exports;
  }

  private nodes(nodes: Parsed[], at: Place, parent: Element): void {
    let taken = false;
    for (const node of nodes) {
      if (node.type === 'text' && node.data.trim() === '') continue;
      const attribs = node.attribs ?? {};
      if ('wx:else' in attribs || 'wx:elif' in attribs) {
        if (taken) continue;
      } else taken = false;
      const condition = attribs['wx:if'] ?? attribs['wx:elif'];
      if (condition !== undefined && !interpolate(condition, at.scope)) continue;
      if (condition !== undefined || 'wx:else' in attribs) taken = true;
      this.repeated(node, at, parent);
    }
  }

  private repeated(node: Parsed, at: Place, parent: Element): void {
    const list = node.attribs?.['wx:for'];
    if (list === undefined) {
      this.node(node, at, parent);
      return;
    }
    const item = node.attribs['wx:for-item'] ?? 'item';
    const index = node.attribs['wx:for-index'] ?? 'index';
    const items = (interpolate(list, at.scope) ?? []) as unknown[];
    [...items].forEach((value, i) => {
      this.node(node, { ...at, scope: { ...at.scope, [item]: value, [index]: i } }, parent);
    });
  }

  private node(node: Parsed, at: Place, parent: Element): void {
    if (node.type === 'text') {
      const text = interpolate(node.data, at.scope);
      if (text !== undefined && text !== null && text !== '') parent.children.push(String(text));
      return;
    }
    if (node.type !== 'tag') return;
    if (node.name === 'block') this.nodes(node.children, at, parent);
    else if (node.name === 'template') this.template(node, at, parent);
    else this.element(node, at, parent);
  }

  private element(node: Parsed, at: Place, parent: Element): void {
    const element: Element = { tag: node.name, attributes: {}, handlers: {}, children: [], parent };
    for (const [name, value] of Object.entries(node.attribs)) {
      const event = /^(capture-)?(bind|catch):?(\w+)$/.exec(name);
      if (event !== null)
        element.handlers[event[3] as string] = { name: value, caught: event[2] === 'catch' };
      else if (!name.startsWith('wx:')) {
        const computed = interpolate(value, at.scope);
        if (computed !== undefined) element.attributes[name] = computed;
      }
    }
    parent.children.push(element);
    const component = this.component(node.name, at.path);
    if (component === null) this.nodes(node.children, at, element);
    else element.children.push(...this.adopted(this.render(component, element.attributes), element));
  }

  private adopted(rendered: Element, parent: Element): (Element | string)[] {
    for (const child of rendered.children) if (typeof child !== 'string') child.parent = parent;
    return rendered.children;
  }

  private template(node: Parsed, at: Place, parent: Element): void {
    const name = interpolate(node.attribs.is as string, at.scope) as string;
    const template = at.file.templates.get(name);
    if (template === undefined) throw new Error(`template ${name} is not in ${at.path}.wxml or its imports`);
    const { body, file } = template;
    const data = evaluate(`{${unwrapped(node.attribs.data ?? '')}}`, at.scope) as Scope;
    this.nodes(body, { file, path: at.path, scope: { ...file.modules, ...data } }, parent);
  }

  /** The path of the custom component that a tag means in a page or component, or null for a native one. */
  private component(tag: string, path: string): string | null {
    const json = posix.join(this.build, `${path}.json`);
    if (!existsSync(json)) return null;
    const used = JSON.parse(readFileSync(json, 'utf8')).usingComponents?.[tag];
    return used === undefined ? null : posix.join(posix.dirname(path), used);
  }
}

const unwrapped = (value: string) => value.replace(/^\s*\{\{|\}\}\s*$/g, '');

/** Every element under `root`, itself included, parents first. */
export function* elements(root: Element): Generator<Element> {
  yield root;
  for (const child of root.children) if (typeof child !== 'string') yield* elements(child);
}

/** What an element shows, in one line without spaces at its ends. */
export function textOf(element: Element | string): string {
  return typeof element === 'string' ? element : element.children.map(textOf).join('').trim();
}

/** What an element shows, a line for each run of text that stands by itself. */
export function linesOf(element: Element): string {
  const lines = (part: Element | string): string => {
    if (typeof part === 'string') return part;
    const inner = part.children.map(lines).join('');
    return part.tag === 'text' ? inner : `\n${inner}\n`;
  };
  return lines(element)
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
