package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.Check;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Checks as a table. */
public final class Checks {

  private Checks() {}

  /**
   * One row per remark.
   *
   * @param checks in the order to show them
   * @return check, status, value, message
   */
  public static Table table(List<Check> checks) {
    StringColumn check = StringColumn.create("check");
    StringColumn status = StringColumn.create("status");
    StringColumn value = StringColumn.create("value");
    StringColumn message = StringColumn.create("message");
    for (Check c : checks) {
      check.append(c.name());
      status.append(c.status().word());
      value.append(c.value());
      message.append(c.message());
    }
    return Table.create("checks", check, status, value, message);
  }
}
