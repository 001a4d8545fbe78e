/** Identity documents of residents: their forms, and the birth date and sex that a number tells. */
export { residentIdWithCheck } from './check-digit';
export {
  type DocumentKind,
  type IdentityDocument,
  type IdentityReading,
  parseIdentityDocument,
} from './document';
export { maskNumber } from './mask';
