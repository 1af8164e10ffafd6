package io.github.metasaw.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A file of values from R: null is NA, "NaN" and "Infinity" are strings, scalars are arrays of one.
 */
public record ReferenceFile(String name, JsonNode root) {

  /** Reads {@code reference/NAME.json} of the test resources. */
  public static ReferenceFile of(String name) {
    try (InputStream in = ReferenceFile.class.getResourceAsStream("/reference/" + name + ".json")) {
      return new ReferenceFile(name, new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data as a table; columns with a string are text, and null is missing. */
  public Table table() {
    Table table = Table.create(name.substring(name.lastIndexOf('/') + 1));
    root.get("data")
        .properties()
        .forEach(
            column -> {
              boolean text = false;
              for (JsonNode value : column.getValue()) {
                text |= value.isTextual();
              }
              if (text) {
                StringColumn strings = StringColumn.create(column.getKey());
                column.getValue().forEach(v -> strings.append(v.isNull() ? "" : v.asText()));
                table.addColumns(strings);
              } else {
                table.addColumns(DoubleColumn.create(column.getKey(), numbers(column.getValue())));
              }
            });
    return table;
  }

  /** Numbers of an array or scalar, NA as NaN. */
  public static double[] numbers(JsonNode node) {
    if (!node.isArray()) {
      return new double[] {number(node)};
    }
    List<Double> values = new ArrayList<>();
    node.forEach(value -> values.add(number(value)));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** One number; also the only element of an array. */
  public static double number(JsonNode node) {
    JsonNode value = node.isArray() ? node.get(0) : node;
    if (value == null || value.isNull()) {
      return Double.NaN;
    }
    return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
  }

  /** Equal to a relative tolerance, or absolutely where both are tiny; NaN equals NaN. */
  public static void assertClose(double expected, double actual, double tolerance, String what) {
    if (Double.isNaN(expected)) {
      assertTrue(Double.isNaN(actual), what + ": expected NA, was " + actual);
      return;
    }
    assertEquals(expected, actual, tolerance * Math.abs(expected) + 1e-3 * tolerance, what);
  }

  /** Each equal to a relative tolerance. */
  public static void assertClose(
      JsonNode expected, double[] actual, double tolerance, String what) {
    double[] values = numbers(expected);
    assertEquals(values.length, actual.length, what + ": length");
    for (int i = 0; i < values.length; i++) {
      assertClose(values[i], actual[i], tolerance, what + "[" + i + "]");
    }
  }
}
