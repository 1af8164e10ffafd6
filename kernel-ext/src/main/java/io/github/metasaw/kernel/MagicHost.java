package io.github.metasaw.kernel;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.check.Nearest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** What the magics need of a kernel. */
public interface MagicHost {

  /** The variables of the notebook: name and simple type name, in the order declared. */
  Map<String, String> variables();

  /** The value of a variable that exists. */
  @Nullable Object value(String name);

  /** Declares a variable of a type, or declares it anew. */
  void assign(String name, Class<?> type, Object value);

  /** Shows a value beneath the cell. */
  void display(Object value);

  /** Prints text beneath the cell. */
  default void print(String text) {
    System.out.print(text);
  }

  /** Whether a variable of that name exists. */
  default boolean has(String name) {
    return variables().containsKey(name);
  }

  /**
   * The value of a variable, which must be of a type.
   *
   * @throws MetaException naming the variables of that type, if there is none of that name, it is
   *     null, or is of another type
   */
  default <T> T read(String name, Class<T> type) {
    String kind = type == Table.class ? "Table" : type.getSimpleName();
    if (!has(name)) {
      String near =
          Nearest.to(name, variables().keySet())
              .map(found -> "; did you mean '" + found + "'?")
              .orElse("");
      throw MetaException.of("no variable '" + name + "'" + near + those(type, near));
    }
    Object value = value(name);
    if (value == null) {
      throw MetaException.of("the variable '" + name + "' is null" + those(type, ""));
    }
    if (!type.isInstance(value)) {
      throw MetaException.of(
          "'%s' is a %s, but a %s is needed%s"
              .formatted(name, value.getClass().getSimpleName(), kind, those(type, "")));
    }
    return type.cast(value);
  }

  private String those(Class<?> type, String before) {
    List<String> names =
        variables().keySet().stream().filter(name -> type.isInstance(value(name))).toList();
    String what = type == Table.class ? "tables" : "fits";
    String start = before.endsWith("?") ? " " : "; ";
    return names.isEmpty()
        ? start + "there are no " + what + " yet"
        : start + what + " here: " + String.join(", ", names);
  }
}
