import { Box } from '../../components/elements';

export default function Index() {
  return <Box className="root">首页</Box>;
}
