import type { Region } from '../vocabulary';

/** Counties and districts by region, with their division codes (GB/T 2260). */
export const COUNTIES: Record<Region, readonly { code: string; name: string }[]> = {
  lanzhou: [
    { code: '620102', name: '城关区' },
    { code: '620103', name: '七里河区' },
    { code: '620104', name: '西固区' },
    { code: '620105', name: '安宁区' },
    { code: '620111', name: '红古区' },
    { code: '620121', name: '永登县' },
    { code: '620122', name: '皋兰县' },
    { code: '620123', name: '榆中县' },
  ],
  linxia: [
    { code: '622901', name: '临夏市' },
    { code: '622921', name: '临夏县' },
    { code: '622922', name: '康乐县' },
    { code: '622923', name: '永靖县' },
    { code: '622924', name: '广河县' },
    { code: '622925', name: '和政县' },
    { code: '622926', name: '东乡族自治县' },
    { code: '622927', name: '积石山保安族东乡族撒拉族自治县' },
  ],
};
