export default definePageConfig({ navigationBarTitleText: '住院试算' });
