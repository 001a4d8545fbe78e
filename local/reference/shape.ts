import { ROLES } from '@jiayibao/shared/contract/agency';
import {
  CASE_EVENTS,
  CASE_KINDS,
  CASE_STATES,
  CATEGORIES,
  caseApplication,
  FILED_KINDS,
  GROUPS,
  IDENTITY_DOCUMENT_KINDS,
  LEVELS,
  PLACES,
  RELATIONS,
} from '@jiayibao/shared/contract/resident';
import { z } from '@jiayibao/shared/contract/zod';

/** Long lists of names that many schemas hold, shown once, under a name. */
export const NAMED: Readonly<Record<string, readonly string[]>> = {
  Group: GROUPS,
  DocumentKind: IDENTITY_DOCUMENT_KINDS,
  Relation: RELATIONS,
  Category: CATEGORIES,
  Place: PLACES,
  CaseKind: CASE_KINDS,
  CaseState: CASE_STATES,
  CaseEvent: CASE_EVENTS,
  Role: ROLES,
  Level: [...LEVELS.lanzhou, ...LEVELS.linxia],
};

/** What is applied for, which many actions hold, shown once. */
export function caseApplicationShape(): string {
  return (schemaOf(caseApplication, 'input').oneOf ?? []).map((one) => written(one, '')).join(' | ');
}

type Shape = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  items?: Shape;
  properties?: Record<string, Shape>;
  required?: string[];
  maxItems?: number;
  pattern?: string;
};

/** A schema as people read it, in the notation of TypeScript. `way`: as it is sent, or as it is answered. */
export function shapeOf(schema: z.core.$ZodType, way: 'input' | 'output'): string {
  return written(schemaOf(schema, way), '');
}

function schemaOf(schema: z.core.$ZodType, way: 'input' | 'output'): Shape {
  return z.toJSONSchema(schema, { io: way, unrepresentable: 'any' }) as Shape;
}

/** The name of a list of applications: of all kinds, or of those that residents file. */
function applicationName({ oneOf }: Shape): string | null {
  const kinds = String(oneOf?.map(({ properties }) => properties?.kind?.const));
  if (kinds === String(FILED_KINDS)) return 'FiledApplication';
  return kinds === String(CASE_KINDS) ? 'CaseApplication' : null;
}

function written(shape: Shape, indent: string): string {
  const application = applicationName(shape);
  if (application) return application;
  const either = shape.anyOf ?? shape.oneOf;
  if (either) return either.map((one) => written(one, indent)).join(' | ');
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum) return nameOf(shape.enum) ?? shape.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (Array.isArray(shape.type)) return shape.type.join(' | ');
  if (shape.type === 'array') return listOf(shape, indent);
  if (shape.type === 'object') return shape.properties ? objectOf(shape, indent) : 'object';
  return shape.type ?? 'unknown';
}

function listOf({ items = {}, maxItems }: Shape, indent: string): string {
  const most = maxItems ? ` /* at most ${maxItems} */` : '';
  const item = written(items, indent);
  return `${item.includes(' | ') && !item.startsWith('{') ? `(${item})` : item}[]${most}`;
}

function objectOf({ properties = {}, required = [] }: Shape, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, shape]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${written(shape, inner)};`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

function nameOf(values: unknown[]): string | null {
  const found = Object.entries(NAMED).find(([, names]) => String(names) === String(values));
  return found ? found[0] : null;
}
