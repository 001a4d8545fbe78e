import type { InstitutionView, Level, Region } from '@jiayibao/shared/contract/resident';

/** An invented institution; its name says so. */
export type DemoInstitution = Omit<InstitutionView, 'sample'>;

type Row = readonly [
  id: string,
  county: string,
  level: Level,
  name: string,
  traits?: { consortium?: string; designated?: false; twoDisease?: false },
];

const LANZHOU: readonly Row[] = [
  ['chengguan-1', '620102', 'tier1', '示例城关区社区卫生服务中心'],
  ['chengguan-2', '620102', 'tier2', '示例城关区人民医院'],
  ['chengguan-3b', '620102', 'tier3B', '示例兰州市第二综合医院'],
  ['chengguan-3a', '620102', 'tier3A', '示例兰州大学附属医院'],
  ['chengguan-clinic', '620102', 'tier1', '示例未定点康复诊所', { designated: false, twoDisease: false }],
  ['qilihe-1', '620103', 'tier1', '示例七里河区社区卫生服务中心'],
  ['qilihe-3b', '620103', 'tier3B', '示例兰州市中医医院'],
  ['qilihe-3a', '620103', 'tier3A', '示例甘肃省综合医院', { twoDisease: false }],
  ['xigu-1', '620104', 'tier1', '示例西固区社区卫生服务中心'],
  ['xigu-2', '620104', 'tier2', '示例西固区医院'],
  ['anning-1', '620105', 'tier1', '示例安宁区社区卫生服务中心'],
  ['anning-2', '620105', 'tier2', '示例安宁区医院'],
  ['honggu-2', '620111', 'tier2', '示例红古区医院'],
  ['yongdeng-1', '620121', 'tier1', '示例永登县中川镇卫生院', { consortium: '示例永登县医共体' }],
  ['yongdeng-2', '620121', 'tier2', '示例永登县人民医院', { consortium: '示例永登县医共体' }],
  ['gaolan-1', '620122', 'tier1', '示例皋兰县石洞镇卫生院', { consortium: '示例皋兰县医共体' }],
  ['gaolan-2', '620122', 'tier2', '示例皋兰县人民医院', { consortium: '示例皋兰县医共体' }],
  ['yuzhong-1', '620123', 'tier1', '示例榆中县夏官营镇卫生院', { consortium: '示例榆中县医共体' }],
  ['yuzhong-2', '620123', 'tier2', '示例榆中县人民医院', { consortium: '示例榆中县医共体' }],
];

const LINXIA: readonly Row[] = [
  ['linxia-city-township', '622901', 'township', '示例临夏市枹罕镇卫生院'],
  ['linxia-city-county', '622901', 'county', '示例临夏市人民医院'],
  ['linxia-prefecture', '622901', 'prefecture', '示例临夏州综合医院'],
  ['linxia-prefecture-tcm', '622901', 'prefecture', '示例临夏州中医医院'],
  ['linxia-province', '622901', 'province', '示例甘肃省综合医院临夏院区'],
  ['linxia-county', '622921', 'county', '示例临夏县人民医院'],
  ['kangle-county', '622922', 'county', '示例康乐县人民医院'],
  ['yongjing-township', '622923', 'township', '示例永靖县刘家峡镇卫生院'],
  ['yongjing-county', '622923', 'county', '示例永靖县人民医院'],
  ['guanghe-county', '622924', 'county', '示例广河县人民医院'],
  ['hezheng-county', '622925', 'county', '示例和政县人民医院'],
  ['dongxiang-township', '622926', 'township', '示例东乡县达板镇卫生院'],
  ['dongxiang-county', '622926', 'county', '示例东乡县人民医院'],
  ['jishishan-county', '622927', 'county', '示例积石山县人民医院'],
];

function institution(region: Region, [id, county, level, name, traits = {}]: Row): DemoInstitution {
  return {
    institutionId: `sample-${id}`,
    name,
    region,
    county,
    level,
    consortium: traits.consortium ?? null,
    designated: traits.designated ?? true,
    // Linxia's policy has no two-disease benefit (rules.md).
    twoDiseaseSettlement: region === 'lanzhou' && (traits.twoDisease ?? true),
  };
}

/** Sample institutions in every county and district of both regions, at every level. */
export const INSTITUTIONS: readonly DemoInstitution[] = [
  ...LANZHOU.map((row) => institution('lanzhou', row)),
  ...LINXIA.map((row) => institution('linxia', row)),
];
