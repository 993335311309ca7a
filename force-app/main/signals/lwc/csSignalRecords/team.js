/** Who works for whom. */
import { nodesOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

export const MY_TEAM_QUERY = gql`
  query CsMyTeam($managerId: ID) {
    uiapi {
      query {
        User(
          where: { ManagerId: { eq: $managerId }, IsActive: { eq: true } }
          orderBy: { Id: { order: ASC } }
          first: 200
        ) {
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;

/**
 * @param {any} data of MY_TEAM_QUERY
 * @returns {string[]} ids of the users whose manager it is; without those below them
 */
export function toTeam(data) {
  return nodesOf(data, 'User').map(({ Id }) => Id);
}
