package io.github.metasaw.kernel;

import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicResult.Shown;
import io.github.metasaw.kernel.magic.SavedFile;
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
   * @param file to which it was written
   * @return a line each
   */
  static String of(Class<?> type, String name, MagicResult result, Optional<SavedFile> file) {
    StringBuilder java = new StringBuilder();
    declare(java, type.getSimpleName(), name, result.value().java());
    for (Shown shown : result.shown()) {
      if (shown.hasJava()) {
        declare(java, shown.type(), shown.name(), shown.java());
      }
    }
    file.map(SavedFile::statement).ifPresent(java::append);
    return java.toString();
  }

  private static void declare(StringBuilder java, String type, String name, String expression) {
    java.append(type).append(' ').append(name).append(" = ").append(expression).append(";\n");
  }
}
