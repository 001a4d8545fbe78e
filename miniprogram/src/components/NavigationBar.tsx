/** WeChat draws the navigation bar itself, from the page's configuration. */
export function NavigationBar(_props: { title: string; back: boolean; onBack?: () => void }) {
  return null;
}
