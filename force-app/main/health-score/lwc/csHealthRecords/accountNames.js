/** Names of accounts, of those that the user may see. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

export const ACCOUNT_NAMES_QUERY = gql`
  query CsAccountNames($accountIds: [ID]) {
    uiapi {
      query {
        Account(where: { Id: { in: $accountIds } }, first: 200) {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/**
 * @param {any} data of ACCOUNT_NAMES_QUERY
 * @returns {Map<string, string>} by id
 */
export function toAccountNames(data) {
  return new Map(nodesOf(data, 'Account').map((node) => [node.Id, valueOf(node.Name)]));
}
