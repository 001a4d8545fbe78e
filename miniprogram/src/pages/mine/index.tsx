import { Box } from '../../components/elements';

export default function Index() {
  return <Box className="root">我的</Box>;
}
