/** What an account may do: the one place that says so. */

/** From the least to the most: each role may do what those before it may. */
export const ROLES = ['reader', 'reviewer', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** The least role of each action. */
const NEEDS = {
  /** Ask whatever the ledger answers. */
  ask: 'reader',
  /** Make tokens of its own, and take them away. */
  'own-tokens': 'reader',
  /** Decide on statements, actors and commitments. */
  decide: 'reviewer',
  /** Put reports into the ledger. */
  add: 'reviewer',
  /** Make and revoke accounts, and the tokens of others. */
  manage: 'owner',
} as const satisfies Record<string, Role>
export type Action = keyof typeof NEEDS

/** Whether a role allows an action. */
export function may(role: Role, action: Action): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(NEEDS[action])
}

/** The lesser of two roles. */
export function lesser(one: Role, other: Role): Role {
  return ROLES.indexOf(one) < ROLES.indexOf(other) ? one : other
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text)
}
