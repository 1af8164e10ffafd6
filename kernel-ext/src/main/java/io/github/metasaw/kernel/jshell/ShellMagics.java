package io.github.metasaw.kernel.jshell;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.magic.CellText;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;
import org.jspecify.annotations.Nullable;

/** The magics that JJava gives every notebook: class path, scripts and times. */
final class ShellMagics {

  /** What may follow the name of a script. */
  private static final List<String> ENDINGS =
      List.of("", ".jsh", ".jshell", ".java", ".jjava", ".ipynb");

  private static final double NANOSECONDS = 1e9;

  private final MetasawKernel kernel;

  ShellMagics(MetasawKernel kernel) {
    this.kernel = kernel;
  }

  /** Makes them known to the kernel. */
  void register(MagicsRegistry magics) {
    magics.registerLineMagic("classpath", (any, words) -> classpath(words));
    magics.registerLineMagic("jars", (any, words) -> classpath(words));
    magics.registerLineMagic("load", (any, words) -> load(words));
    magics.registerLineMagic("time", (any, words) -> time(String.join(" ", words)));
    magics.registerCellMagic("time", (any, words, body) -> time(body));
  }

  private String classpath(List<String> words) {
    String path =
        words.stream()
            .flatMap(word -> PathsHandler.resolveGlobs(word).stream())
            .map(one -> one.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    if (path.isEmpty()) {
      throw MetaException.of(
          "no file or folder is at %s; %%classpath takes jars and folders of classes"
              .formatted(words.isEmpty() ? "''" : "'" + String.join("', '", words) + "'"));
    }
    kernel.addToClasspath(path);
    return path;
  }

  private @Nullable Object load(List<String> words) throws IOException {
    if (!words.isEmpty() && words.get(0).endsWith(".json")) {
      return kernel.evalRaw("%restore " + CellText.join(words)); // a file of %store is no script
    }
    if (words.size() != 1) {
      throw MetaException.of("%load takes the name of one script or notebook");
    }
    for (String ending : ENDINGS) {
      Path file = Path.of(words.get(0) + ending).toAbsolutePath();
      if (Files.isRegularFile(file)) {
        String text = Files.readString(file);
        if (file.toString().endsWith(".ipynb")) {
          notebook(text);
        } else {
          kernel.evalRaw(text);
        }
        return null;
      }
    }
    throw MetaException.of(
        "there is no script '%s', nor with one of the endings %s"
            .formatted(words.get(0), String.join(", ", ENDINGS.subList(1, ENDINGS.size()))));
  }

  private void notebook(String text) {
    for (JsonElement element :
        JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells")) {
      JsonObject cell = element.getAsJsonObject();
      if (cell.get("cell_type").getAsString().equals("code")) {
        kernel.evalRaw(source(cell.get("source")));
      }
    }
  }

  /** A text, or its lines with their ends. */
  private static String source(JsonElement element) {
    if (element.isJsonPrimitive()) {
      return element.getAsString();
    }
    StringBuilder text = new StringBuilder();
    element.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  private @Nullable Object time(String code) {
    long wall = System.nanoTime();
    long processor = processor();
    Object value = kernel.evalRaw(code);
    String times =
        String.format(
            Locale.ROOT,
            "CPU time: %.3f s, wall time: %.3f s",
            (processor() - processor) / NANOSECONDS,
            (System.nanoTime() - wall) / NANOSECONDS);
    kernel.display(new DisplayData(times));
    return value;
  }

  /** Of all threads of the kernel, in nanoseconds; 0 where the system does not tell. */
  private static long processor() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }
}
