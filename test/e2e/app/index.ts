export { calc, calcOf, expectedLevels, expectedPayers, grouped, NOT_IN_LANZHOU, type Printed } from './calc';
export {
  addFile,
  atDesk,
  auditDesk,
  confirmStep,
  DESK_SCREEN,
  decide,
  front,
  paperPdf,
  paperPhoto,
  pick,
  says,
  tapFront,
  tick,
  write,
  writeDay,
} from './desk';
export { chooseWho, openResult, shownLevels, shownPayers, strip, typeTotal } from './estimate';
export { arrived, choose, tap, type } from './page';
export { FAMILY, GRANDFATHER_BORN, PAIR, POOR, POOR_BORN, type Typed } from './people';
export { addMember, consentAndPlace, fillMember, fillRegister, finishMember, submit } from './wizard';
