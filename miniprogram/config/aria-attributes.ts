/** WeChat's aria attributes by component (WXML, "无障碍访问"); an empty string means no default. */
const attributes = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-live': '',
};

export const ARIA = {
  View: attributes,
  Text: attributes,
  Input: attributes,
  Image: attributes,
  Textarea: attributes,
};
