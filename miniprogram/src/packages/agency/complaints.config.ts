import { text } from './text';

export default definePageConfig({ navigationBarTitleText: text.titles.complaints });
