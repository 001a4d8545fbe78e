/** Something that the person who started us can mend: one Chinese sentence, printed without a stack. */
export class Refusal extends Error {}
