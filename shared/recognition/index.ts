/** What a person is recognised for on a day, and the visit that this entitles to: the same on the phone and in functions. */
export { besides, obstacleToGroups, questionsAbout } from './groups';
export { chronicOn, conditionsOn, endedBy } from './hold';
export { type Visit, visitRequest } from './visit';
