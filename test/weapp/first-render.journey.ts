import { Weapp } from './host';

test('the built app starts and shows its first page, without a cloud', async () => {
  const app = new Weapp();
  try {
    await app.waitFor(() => app.text() !== '');
    expect(app.page).toBe('pages/home/index');
  } finally {
    app.close();
  }
});
