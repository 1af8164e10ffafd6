package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import tech.tablesaw.api.Table;

/** Compiles what {@code --code} printed for many lines, in one class, and runs it. */
final class PrintedJava {

  private static final Pattern DECLARED = Pattern.compile("(?m)^\\w+ (\\w+) = ");

  private static final List<Class<?>> TYPES =
      List.of(
          Table.class,
          FrequentistFit.class,
          BayesFit.class,
          MantraFit.class,
          ScanReport.class,
          Distances.class,
          KnownV.class,
          double[][].class,
          double[].class);

  private final Path folder;
  private final List<String> methods = new ArrayList<>();
  private final List<Map<String, Object>> variables = new ArrayList<>();

  PrintedJava(Path folder) {
    this.folder = folder;
  }

  /** The names that statements declare, in order. */
  static List<String> declared(String java) {
    List<String> names = new ArrayList<>();
    Matcher matcher = DECLARED.matcher(java);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** Adds statements that read variables of a notebook. Returns their number. */
  int add(String java, Map<String, Object> notebook) {
    int number = methods.size();
    StringBuilder method = new StringBuilder();
    method.append("static Object[] m").append(number).append("(Map<String, Object> v) {\n");
    Map<String, Object> read = new LinkedHashMap<>();
    notebook.forEach(
        (name, value) -> {
          boolean isRead =
              Pattern.compile("(?<![.\\w\"])" + Pattern.quote(name) + "\\b").matcher(java).find()
                  && !declared(java).contains(name);
          TYPES.stream()
              .filter(type -> isRead && type.isInstance(value))
              .findFirst()
              .ifPresent(
                  type -> {
                    read.put(name, value);
                    String word = type.getSimpleName();
                    method.append(
                        "%s %s = (%s) v.get(\"%s\");\n".formatted(word, name, word, name));
                  });
        });
    method.append(java);
    method.append("return new Object[] {").append(String.join(", ", declared(java)));
    methods.add(method.append("};\n}\n").toString());
    variables.add(read);
    return number;
  }

  /** Compiles all, runs each and returns what its statements declare. */
  List<Object[]> run() throws Exception {
    Path source = folder.resolve("Printed.java");
    Files.writeString(
        source,
        Notebook.IMPORTS
            + "\nimport java.util.*;\npublic class Printed {\n"
            + String.join("\n", methods).replace("static Object[] m", "public static Object[] m")
            + "}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter trouble = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean isGood =
          compiler
              .getTask(
                  trouble,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-nowarn",
                      "-d",
                      folder.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertTrue(isGood, trouble.toString());
    }
    List<Object[]> results = new ArrayList<>();
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      Class<?> printed = loader.loadClass("Printed");
      for (int i = 0; i < methods.size(); i++) {
        results.add(
            (Object[]) printed.getMethod("m" + i, Map.class).invoke(null, variables.get(i)));
      }
    }
    return results;
  }
}
