import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, type Instance, instantiate, type Watch } from './instance';
import type { Logic } from './logic';

/** WeChat keeps at most so many pages. */
const DEEPEST = 10;

type AppJson = {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar?: { custom?: boolean; list: { pagePath: string }[] };
  window?: Record<string, unknown>;
};

/** The pages on top of each other, and the tabs beneath them. A refusal is an Error with WeChat's words. */
export class Stack {
  /** From the bottom to the page that is seen. */
  pages: Instance[] = [];
  readonly app: AppJson;
  /** The custom tab bar of each tab page. */
  readonly tabBars = new Map<Instance, Instance>();
  private readonly tabs = new Map<string, Instance>();
  private readonly known: ReadonlySet<string>;

  constructor(
    build: string,
    private readonly logic: Logic,
    private readonly watch: Watch,
  ) {
    this.app = JSON.parse(readFileSync(join(build, 'app.json'), 'utf8'));
    const packages = (this.app.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
    );
    this.known = new Set([...this.app.pages, ...packages]);
  }

  /** The page that is seen. */
  get top(): Instance {
    const top = this.pages.at(-1);
    if (top === undefined) throw new Error('no page is open');
    return top;
  }

  navigateTo(url: string): void {
    const { path, query } = this.where(url);
    if (this.isTab(path)) throw new Error(`navigateTo:fail can not navigateTo a tabbar page`);
    if (this.pages.length >= DEEPEST) throw new Error('navigateTo:fail page limit exceeded: 10');
    call(this.top, 'onHide');
    this.open(path, query);
  }

  redirectTo(url: string): void {
    const { path, query } = this.where(url);
    if (this.isTab(path)) throw new Error(`redirectTo:fail can not redirectTo a tabbar page`);
    this.drop(1);
    this.open(path, query);
  }

  navigateBack(delta = 1): void {
    if (this.pages.length === 1) throw new Error('navigateBack:fail cannot navigate back at first page.');
    this.drop(Math.min(delta, this.pages.length - 1));
    call(this.top, 'onShow');
  }

  switchTab(url: string): void {
    const { path, query } = this.where(url);
    if (!this.isTab(path)) throw new Error('switchTab:fail can not switch to no-tabBar page');
    if (this.pages.length === 1 && this.top.route === path) return;
    const beneath = this.pages[0] as Instance;
    this.drop(this.pages.length - 1);
    if (this.isTab(beneath.route)) {
      call(beneath, 'onHide');
      this.pages = [];
    } else this.drop(1);
    this.openTab(path, query);
  }

  reLaunch(url: string): void {
    const { path, query } = this.where(url);
    this.drop(this.pages.length);
    for (const tab of this.tabs.values()) call(tab, 'onUnload');
    this.tabs.clear();
    if (this.isTab(path)) this.openTab(path, query);
    else this.open(path, query);
  }

  private where(url: string): { path: string; query: Record<string, string> } {
    const { pathname, searchParams } = new URL(url, `wx://app/${this.pages.at(-1)?.route ?? ''}`);
    const path = pathname.slice(1);
    if (!this.known.has(path)) throw new Error(`navigateTo:fail page "${path}" is not found`);
    return { path, query: Object.fromEntries(searchParams) };
  }

  private isTab(path: string): boolean {
    return this.app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
  }

  private openTab(path: string, query: Record<string, string>): void {
    const kept = this.tabs.get(path);
    if (kept === undefined) {
      this.tabs.set(path, this.open(path, query));
      return;
    }
    this.pages.push(kept);
    this.watch(kept, {});
    call(kept, 'onShow');
  }

  private open(path: string, query: Record<string, string>): Instance {
    const page = instantiate(path, this.logic.load(path), this.logic, this.watch);
    const options = this.logic.copy(query);
    page.options = options;
    this.pages.push(page);
    if (this.isTab(path) && this.app.tabBar?.custom === true) this.addTabBar(page);
    call(page, 'onLoad', options);
    call(page, 'onShow');
    call(page, 'onReady');
    return page;
  }

  private addTabBar(page: Instance): void {
    const path = 'custom-tab-bar/index';
    const bar = instantiate(path, this.logic.load(path), this.logic, this.watch);
    this.tabBars.set(page, bar);
    page.getTabBar = () => bar;
    for (const moment of ['created', 'attached', 'ready']) call(bar, moment);
  }

  private drop(count: number): void {
    for (const page of this.pages.splice(this.pages.length - count, count).reverse()) {
      this.tabs.delete(page.route);
      call(page, 'onUnload');
    }
  }
}
