import { residentIdWithCheck } from '@jiayibao/shared/identity';

/** Someone as a resident would type them into the register; invented. */
export type Typed = {
  name: string;
  number: string;
  /** The words of the choices, as they stand on the pages. */
  relation: string;
  category: string;
  /** Null where it is not asked: in Linxia. */
  place: string | null;
  /** Each with the section that it is folded into. */
  groups?: readonly { section: string; group: string }[];
};

/** A number with a valid check character under a division code that no place has. */
const number = (division: '620199' | '622999', birthDate: string, sequence: string) =>
  residentIdWithCheck(`${division}${birthDate.replaceAll('-', '')}${sequence}`);

export const GRANDFATHER_BORN = '1948-02-03';

/** Four people of Lanzhou; the grandfather is the third. */
export const FAMILY = [
  {
    name: '林海',
    number: number('620199', '1984-05-06', '911'),
    relation: '本人',
    category: '灵活就业、务工或失业人员',
    place: '常住地',
  },
  {
    name: '苏梅',
    number: number('620199', '1986-11-23', '922'),
    relation: '配偶',
    category: '没有工作的居民',
    place: '户籍地',
  },
  {
    name: '林福来',
    number: number('620199', GRANDFATHER_BORN, '933'),
    relation: '祖父母、外祖父母',
    category: '没有工作的居民',
    place: '户籍地',
  },
  {
    name: '林小禾',
    number: number('620199', '2017-08-30', '944'),
    relation: '子女',
    category: '中小学生、学龄前儿童、新生儿',
    place: '户籍地',
  },
] as const satisfies readonly Typed[];

/** Two more of Lanzhou. */
export const PAIR: readonly Typed[] = [
  { ...FAMILY[0], name: '郑一鸣', number: number('620199', '1990-01-01', '951') },
  { ...FAMILY[1], name: '何晓', number: number('620199', '1992-02-02', '952') },
];

export const POOR_BORN = '1971-09-12';

/** Someone of Linxia who says to be registered as poor. */
export const POOR: Typed = {
  name: '妥有福',
  number: number('622999', POOR_BORN, '955'),
  relation: '本人',
  category: '没有工作的居民',
  place: null,
  groups: [{ section: '建档立卡、脱贫、防返贫', group: '建档立卡贫困人口' }],
};
