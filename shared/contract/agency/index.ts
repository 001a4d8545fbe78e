/** Requests and replies of agency staff. Nothing here may reach a resident's main package. */
export {};
