import {
  ERROR_CODES as CALCULATION_CODES,
  type ErrorCode as CalculationErrorCode,
} from '@jiayibao/shared/contract/calculation';
import { CALL_ERROR_CODES, type CallError, type CallErrorCode } from '@jiayibao/shared/contract/resident';

/** Sentences for the codes whose meaning does not depend on the action. Each says what to do. */
const sentences: Record<CallErrorCode, string> = {
  UNKNOWN_ACTION: '当前版本不支持这项操作，请升级小程序后再试。',
  NOT_SIGNED_IN: '请先登录后再试。',
  CONSENT_REQUIRED: '请先阅读并同意个人信息处理说明。',
  NOT_ALLOWED: '您不能进行这项操作，如需办理请联系参保地医保经办机构。',
  NOT_FOUND: '没有找到这条记录，请返回后刷新页面。',
  KEY_REQUIRED: '请升级小程序后再提交。',
  KEY_REUSED: '这次提交与之前的内容不一致，请返回后重新提交。',
  INVALID_NAME: '请填写证件上的姓名。',
  INVALID_IDENTITY_NUMBER: '请对照证件重新填写证件号码。',
  ALREADY_IN_HOUSEHOLD: '这位成员已经在您的家庭中，请不要重复添加。',
  ALREADY_REGISTERED: '您已经登记过家庭，请直接在家庭中添加成员。',
  INVALID_FILE: '这个文件没有通过检查，请移除后换一个文件上传。',
  PAYMENTS_STOPPED: '本地区暂停缴费，请过一段时间再来；已经参保的待遇不受影响。',
  LIMIT_REACHED: '操作太频繁，请过一段时间再试。',
  TOO_MANY_TRIES: '尝试次数过多，请过一段时间再试。',
  TOO_LARGE: '提交的内容太大，请减少后再试。',
  STALE: '这条记录刚刚被更改过，请刷新后再修改。',
  BUSY: '现在办理的人较多，请稍后再试。',
  UNAVAILABLE: '服务暂时不可用，请稍后再试。',
};

/** The closed list: a call is refused with one of these and no other. */
export const ERROR_CODES = [...CALCULATION_CODES, ...CALL_ERROR_CODES] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A call that is refused: what its caller is told. Anything else thrown becomes `UNAVAILABLE`. */
export class Refusal extends Error {
  readonly error: CallError;

  constructor(code: CallErrorCode, details?: { message?: string; path?: string });
  constructor(code: CalculationErrorCode, details: { message: string; path?: string });
  constructor(code: ErrorCode, { message, path }: { message?: string; path?: string } = {}) {
    const sentence = message ?? sentences[code as CallErrorCode];
    super(code);
    this.name = 'Refusal';
    this.error = path ? { code, message: sentence, path } : { code, message: sentence };
  }
}
