const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** "27 KB", from a tenth of a megabyte on "0.1 MB". */
function sizeInWords(bytes: number): string {
  return bytes < MEGABYTE / 10
    ? `${Math.max(1, Math.round(bytes / KILOBYTE))} KB`
    : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

/** The words around photos and papers that go with an application. */
export const attachmentsText = {
  list: '已选的材料',
  title: (count: number) => `材料（${count}份）`,
  photo: '拍照或选照片',
  pdf: '选 PDF 文件',
  limit: (room: number) => `还能加${room}个。照片太大的会自动缩小，PDF 不超过5 MB。照片里的拍摄地点会去掉。`,
  waiting: '还有文件没传上去，请等一下、重新上传，或先去掉。',
  full: '材料已满6份，要换请先去掉一份。',
  name: (number: number) => `材料${number}`,
  arrived: (bytes: number) => `已上传，${sizeInWords(bytes)}`,
  before: '已交的材料',
  sending: (percent: number) => `正在上传 ${percent}%`,
  checking: '已上传，正在检查',
  retry: '重新上传',
  remove: '去掉',
  removeAsk: (name: string) => `去掉以前交的${name}？`,
  removeHint: '提交以后，经办人员就看不到这一份了。要换清楚的照片，也可以先加新的。',
  removeSure: '去掉这一份',
  look: '看',
  view: (name: string) => `看${name}`,
  loading: '正在取…',
  pdfOpened: '这是 PDF 文件。',
  openPdf: '打开 PDF',
  close: '关闭',
  tools: '看清楚',
  frame: (name: string) => `${name}的画面，放大后可以移动`,
  larger: '放大',
  smaller: '缩小',
  turn: '转动',
};
