/** WeChat wants this component where the tab bar is our own; the pages draw it themselves (components/TabBar). */
export default function CustomTabBar() {
  return null;
}
