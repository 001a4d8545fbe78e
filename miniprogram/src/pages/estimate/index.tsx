import { Box } from '../../components/elements';

export default function Index() {
  return <Box className="root">住院试算</Box>;
}
