import { assistText } from './assist-text';

export default definePageConfig({ navigationBarTitleText: assistText.consentTitle });
