/**
 * Who is online, as the platform tells it: a list once, then every change.
 *
 * @import { ListedUser } from './protocol.js'
 */
export class UserList {
  /** @type {Map<string, ListedUser>} */
  #users = new Map();

  /** @param {ListedUser[]} users the whole truth */
  replace(users) {
    this.#users = new Map(users.map((user) => [user.userID, user]));
  }

  /** @param {ListedUser & {online: boolean}} presence */
  change({ online, ...user }) {
    if (online) {
      this.#users.set(user.userID, user);
    } else {
      this.#users.delete(user.userID);
    }
  }

  /** @returns {ListedUser[]} rooms first, then by name */
  all() {
    return [...this.#users.values()].sort(
      (a, b) => a.kind.localeCompare(b.kind) * -1 || nameOf(a).localeCompare(nameOf(b)),
    );
  }
}

/** @param {ListedUser} user */
function nameOf(user) {
  return user.name || user.userID;
}
