/** Aggregation: the stages that the SDK offers, run by mingo; a leading `$match` is read through its index. */
import { Aggregator } from 'mingo/aggregator';
import { guard, limited } from './conditions';
import { type Document, decode, isPlain } from './ejson';
import { invalid, notOffered } from './errors';
import { findRows } from './find';
import { mingoOptions } from './operators';
import type { Collection, Store } from './store';

/** @cloudbase/database 1.4.3 aggregate.js, geoNear aside. */
const stages = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$group',
  '$limit',
  '$lookup',
  '$match',
  '$project',
  '$replaceRoot',
  '$sample',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unwind',
]);

/** Reads the stages of a request. */
export function parseStages(raw: unknown, now: number): Document[] {
  if (!Array.isArray(raw) || raw.length === 0) throw invalid('an aggregation has stages');
  return raw.map((stage) => {
    if (!isPlain(stage) || typeof stage.stageKey !== 'string' || typeof stage.stageValue !== 'string') {
      throw invalid('a malformed stage');
    }
    if (!stages.has(stage.stageKey)) throw notOffered(`the stage ${stage.stageKey.slice(0, 32)}`);
    const value = decode(stage.stageValue, now);
    guard(value);
    return { [stage.stageKey]: value };
  });
}

/** The documents that come out of the last stage. */
export function aggregate(
  store: Store,
  collection: Collection,
  pipeline: Document[],
  random: () => number,
): Document[] {
  const [first] = pipeline;
  const matched = isPlain(first?.$match) ? first.$match : undefined;
  const sorted = matched && isPlain(pipeline[1]?.$sort) ? pipeline[1].$sort : undefined;
  const rest = pipeline.slice(matched ? (sorted ? 2 : 1) : 0);
  const rows = findRows(store, collection, matched ?? {}, sorted ? { order: sorted } : {});
  let documents = rows.map((row) => row.document);
  const collectionResolver = (name: string) =>
    findRows(store, store.collection(name), {}).map((row) => row.document);
  for (const stage of rest) {
    const sample = stage.$sample;
    documents = sample
      ? drawn(documents, sample, random)
      : limited(() => new Aggregator([stage], { ...mingoOptions, collectionResolver }).run(documents), stage);
  }
  return documents;
}

function drawn(documents: Document[], sample: unknown, random: () => number): Document[] {
  const size = isPlain(sample) ? sample.size : undefined;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) throw invalid('$sample takes a size');
  const pool = [...documents];
  for (let at = 0; at < Math.min(size, pool.length); at++) {
    const other = at + Math.floor(random() * (pool.length - at));
    [pool[at], pool[other]] = [pool[other] as Document, pool[at] as Document];
  }
  return pool.slice(0, size);
}
