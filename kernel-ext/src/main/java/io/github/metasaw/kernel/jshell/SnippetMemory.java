package io.github.metasaw.kernel.jshell;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * Lets go of snippets that no later cell can reach. JShell keeps each of them for ever, with the
 * text of all imports and, where it did not compile, with a whole compiler, and gives the classes
 * of all of them to the compiler again for each new snippet; it has no method to end that. So this
 * reaches into its fields, which {@link KernelProgram#OPENS} allows. Without it, or in a JDK with
 * other fields, all stays as JShell has it.
 */
final class SnippetMemory {

  private final Collection<?> snippets;
  private final List<Object> byKey;
  private final Map<String, Set<Integer>> dependencies;
  private final List<Map<String, ?>> byClass;
  private final Field diagnostics;
  private final Constructor<?> noDiagnostics;
  private final Field outer;
  private final Method className;

  private SnippetMemory(JShell shell) throws ReflectiveOperationException {
    Object maps = field(JShell.class, "maps").get(shell);
    snippets = cast(field(maps.getClass(), "snippets").get(maps));
    byKey = cast(field(maps.getClass(), "keyIndexToSnippet").get(maps));
    dependencies = cast(field(maps.getClass(), "dependencies").get(maps));
    Object wraps = field(JShell.class, "outerMap").get(shell);
    Object tracker = field(JShell.class, "classTracker").get(shell);
    Object tasks = field(JShell.class, "taskFactory").get(shell);
    Object files = field(tasks.getClass(), "fileManager").get(tasks);
    byClass =
        List.of(
            cast(field(wraps.getClass(), "classOuters").get(wraps)),
            cast(field(tracker.getClass(), "map").get(tracker)),
            cast(field(files.getClass(), "classObjects").get(files)));
    diagnostics = field(Snippet.class, "diagnostics");
    noDiagnostics = diagnostics.getType().getDeclaredConstructor();
    noDiagnostics.setAccessible(true);
    outer = field(Snippet.class, "outer");
    className = Snippet.class.getDeclaredMethod("classFullName");
    className.setAccessible(true);
  }

  /**
   * The memory of a shell.
   *
   * @param shell any
   * @return empty if the virtual machine does not let it be reached
   */
  static Optional<SnippetMemory> of(JShell shell) {
    try {
      return Optional.of(new SnippetMemory(shell));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field found = type.getDeclaredField(name);
    found.setAccessible(true);
    return found;
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }

  /**
   * Lets go of a snippet that has been evaluated: of what the compiler said, and of all else if
   * nothing can refer to it.
   *
   * @param snippet whose faults have been read
   * @param isActive whether it is a declaration that holds, as JShell says
   */
  void forget(Snippet snippet, boolean isActive) {
    try {
      diagnostics.set(snippet, noDiagnostics.newInstance());
      if (!isActive || !snippet.kind().isPersistent()) {
        forgetWhole(snippet);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JShell has changed", e);
    }
  }

  private void forgetWhole(Snippet snippet) throws ReflectiveOperationException {
    if (outer.get(snippet) != null && snippet.kind() != Snippet.Kind.IMPORT) {
      String name = (String) className.invoke(snippet);
      String simple = name.substring(name.lastIndexOf('.') + 1);
      Predicate<String> isOfIt =
          one -> one.equals(name) || one.equals(simple) || one.startsWith(name + "$");
      byClass.forEach(map -> map.keySet().removeIf(isOfIt));
      outer.set(snippet, null);
    }
    snippets.remove(snippet);
    int key = byKey.lastIndexOf(snippet);
    if (key >= 0) {
      byKey.set(key, null);
      dependencies.values().forEach(keys -> keys.remove(key));
    }
  }
}
