import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOOK = readFileSync(join(__dirname, 'look.css'), 'utf8');

/** A page that stands in for WeChat's own, from its HTML file: with the look of all of them before its own rules. */
export function pageOf(file: string): string {
  return readFileSync(file, 'utf8').replace('<style>\n', () => `<style>\n${LOOK}`);
}
