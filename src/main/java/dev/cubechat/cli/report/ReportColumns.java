package dev.cubechat.cli.report;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.people.Reports;

/** How a report is shown. */
final class ReportColumns {
    static final Columns<Reports.Report> REPORT =
            Columns.<Reports.Report>of()
                    .and("id", Reports.Report::id)
                    .and("table", Reports.Report::table)
                    .and("reported", Reports.Report::reported)
                    .text("reason", Reports.Report::reason);

    private ReportColumns() {}
}
