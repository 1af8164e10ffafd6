package io.github.metasaw.kernel.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.metasaw.data.EffectColumn;
import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.diagnostic.MetaException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables as JSON, a column each with its type; null where a cell is missing. */
final class TableJson {

  /** How the cells of a type are read again; numbers and dates are written as Java writes them. */
  private static final Map<ColumnType, Function<String, Object>> TYPES =
      Map.ofEntries(
          Map.entry(ColumnType.DOUBLE, Double::valueOf),
          Map.entry(ColumnType.FLOAT, Float::valueOf),
          Map.entry(ColumnType.INTEGER, Integer::valueOf),
          Map.entry(ColumnType.LONG, Long::valueOf),
          Map.entry(ColumnType.SHORT, Short::valueOf),
          Map.entry(ColumnType.BOOLEAN, Boolean::valueOf),
          Map.entry(ColumnType.STRING, text -> text),
          Map.entry(ColumnType.LOCAL_DATE, LocalDate::parse),
          Map.entry(ColumnType.LOCAL_TIME, LocalTime::parse),
          Map.entry(ColumnType.LOCAL_DATE_TIME, LocalDateTime::parse),
          Map.entry(ColumnType.INSTANT, Instant::parse));

  private TableJson() {}

  static JsonObject write(Table table) {
    JsonObject json = new JsonObject();
    json.addProperty("name", table.name());
    json.addProperty("rows", table.rowCount());
    JsonArray columns = new JsonArray();
    table.columns().forEach(column -> columns.add(column(column, table.name())));
    json.add("columns", columns);
    return json;
  }

  private static JsonObject column(Column<?> column, String table) {
    if (!TYPES.containsKey(column.type())) {
      throw MetaException.of(
          "the column '%s' of %s has the type %s, which no file of %%store holds; remove it from the table, or turn it into text"
              .formatted(column.name(), table, column.type().name()));
    }
    JsonObject json = new JsonObject();
    json.addProperty("name", column.name());
    json.addProperty("type", column.type().name());
    if (column instanceof EffectColumn effects && effects.origin() != null) {
      json.add("effect", OriginJson.write(effects.origin()));
    }
    JsonArray values = new JsonArray();
    for (int row = 0; row < column.size(); row++) {
      values.add(cell(column, row));
    }
    json.add("values", values);
    return json;
  }

  private static JsonElement cell(Column<?> column, int row) {
    Object value = column.isMissing(row) ? null : column.get(row);
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof Double number) {
      return JsonValues.number(number);
    }
    if (value instanceof Boolean truth) {
      return new JsonPrimitive(truth);
    }
    boolean isWhole = value instanceof Number && !(value instanceof Float);
    return isWhole ? new JsonPrimitive((Number) value) : new JsonPrimitive(value.toString());
  }

  static Table read(JsonObject json) {
    Table table =
        Table.create(json.get("name").isJsonNull() ? null : json.get("name").getAsString());
    for (JsonElement column : json.getAsJsonArray("columns")) {
      table.addColumns(column(column.getAsJsonObject()));
    }
    return table;
  }

  private static Column<?> column(JsonObject json) {
    String name = json.get("name").getAsString();
    ColumnType type = ColumnType.valueOf(json.get("type").getAsString());
    JsonArray values = json.getAsJsonArray("values");
    if (json.has("effect")) {
      EffectOrigin origin = OriginJson.read(json.getAsJsonObject("effect"));
      return EffectColumn.of(name, JsonValues.numbers(values), origin);
    }
    Function<String, Object> parse = TYPES.get(type);
    if (parse == null) {
      throw new IllegalArgumentException("columns of type " + type.name());
    }
    Column<?> column = type.create(name);
    for (JsonElement value : values) {
      if (value.isJsonNull()) {
        column.appendMissing();
      } else {
        column.appendObj(parse.apply(value.getAsString()));
      }
    }
    return column;
  }
}
