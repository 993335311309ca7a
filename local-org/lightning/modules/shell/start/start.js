import { createElement } from 'lwc'
import DetailPanel from 'force/detailPanel'
import HighlightsPanel from 'force/highlightsPanel'
import ObjectHome from 'force/objectHome'
import DashboardPage from 'reports/dashboardPage'
import ReportPage from 'reports/reportPage'
import RelatedListContainer from 'force/relatedListContainer'
import RelatedListSingleContainer from 'force/relatedListSingleContainer'
import Tabset from 'flexipage/tabset'
import ActivityPanel from 'runtime_sales_activities/activityPanel'
import { setCustomComponents, setStandardComponents } from 'platform/components'
import App from 'shell/app'

/** Draws the page. @param components force-app's components: name → function that imports the module */
export function start(components) {
  setCustomComponents(components)
  setStandardComponents({
    'flexipage:tabset': Tabset,
    'force:detailPanel': DetailPanel,
    'force:highlightsPanel': HighlightsPanel,
    'force:objectHome': ObjectHome,
    'force:relatedListContainer': RelatedListContainer,
    'force:relatedListSingleContainer': RelatedListSingleContainer,
    'reports:dashboardPage': DashboardPage,
    'reports:reportPage': ReportPage,
    'runtime_sales_activities:activityPanel': ActivityPanel,
  })
  document.getElementById('app').append(createElement('shell-app', { is: App }))
}
