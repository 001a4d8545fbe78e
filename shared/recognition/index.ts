/** What a person is recognised for on a day, and the visit that this entitles to: the same on the phone and in functions. */
export { besides, obstacleToGroups, questionsAbout } from './groups';
export { chronicOn, conditionsOn, holdsOn } from './hold';
export { type Visit, type VisitBasis, visitRequest } from './visit';
