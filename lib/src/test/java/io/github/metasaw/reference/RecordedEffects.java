package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Recorded calls of {@code blup} and {@code ranef} of a fit. */
final class RecordedEffects {

  private RecordedEffects() {}

  /**
   * The predicted true effects, or their deviations from the mean.
   *
   * @param isDeviation for {@code ranef}
   */
  static RValue of(RecordedModel model, boolean isDeviation, JsonNode options) {
    if (options.has("expand")) {
      throw new NotAnswered("random effects of R with options");
    }
    if (model.isGeneral()) {
      if (options.has("na.action")) {
        throw new NotAnswered("random effects of levels of which all rows are left out");
      }
      return ofGroups(model);
    }
    Table table = isDeviation ? model.fit().deviations() : model.fit().shrinkage();
    return table(model.rows(table, options), "pred");
  }

  private static Elements table(Table table, String estimate) {
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put(estimate, Numbers.of(table.doubleColumn("estimate").asDoubleArray()));
    values.put("se", Numbers.of(table.doubleColumn("se").asDoubleArray()));
    values.put("pi.lb", Numbers.of(table.doubleColumn("lower").asDoubleArray()));
    values.put("pi.ub", Numbers.of(table.doubleColumn("upper").asDoubleArray()));
    String labels = table.columnNames().contains("study") ? "study" : "level";
    values.put("slab", new Text(table.stringColumn(labels).asList()));
    return new Elements(values);
  }

  private static RValue ofGroups(RecordedModel model) {
    if (!model.structured().isEmpty()) {
      throw new NotAnswered("random effects of every level of a structure");
    }
    Table table = model.fit().groupEffects();
    Map<String, RValue> list = new LinkedHashMap<>();
    for (int g = 0; g < model.groups().size(); g++) {
      Table some = table.where(table.stringColumn("group").isEqualTo(model.groups().get(g)));
      list.put(model.nameOfGroup(g), table(some.sortOn("level"), "intrcpt"));
    }
    return new Elements(list);
  }
}
