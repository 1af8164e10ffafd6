package io.github.metasaw.kernel;

import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicResult.Shown;
import java.nio.file.Path;
import java.util.Optional;

/** The Java that {@code --code} prints: a statement for each result and for each thing shown. */
final class GeneratedJava {

  private GeneratedJava() {}

  /**
   * The statements of a result.
   *
   * @param type of the result, as the notebook declares it
   * @param name of the variable that holds it
   * @param result with its Java
   * @param file to which its figure was written
   * @return a line each
   */
  static String of(Class<?> type, String name, MagicResult result, Optional<Path> file) {
    StringBuilder java = new StringBuilder();
    declare(java, type.getSimpleName(), name, result.value().java());
    for (Shown shown : result.shown()) {
      if (shown.hasJava()) {
        declare(java, shown.type(), shown.name(), shown.java());
      }
    }
    file.ifPresent(
        path -> {
          String figure = result.figure().map(Shown::name).orElse("");
          java.append(figure.isEmpty() ? name : figure)
              .append(".save(Path.of(")
              .append(Literal.text(path.toString()))
              .append("));\n");
        });
    return java.toString();
  }

  private static void declare(StringBuilder java, String type, String name, String expression) {
    java.append(type).append(' ').append(name).append(" = ").append(expression).append(";\n");
  }
}
