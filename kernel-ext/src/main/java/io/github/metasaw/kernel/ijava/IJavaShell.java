package io.github.metasaw.kernel.ijava;

import io.github.metasaw.kernel.Notebook;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jshell.JShell;

/** The variables of IJava, whose shell is a private field of its evaluator. */
final class IJavaShell {

  private IJavaShell() {}

  static Map<String, String> variables(BaseKernel kernel) {
    try {
      Object evaluator = field(kernel, "evaluator");
      JShell shell = (JShell) field(evaluator, "shell");
      Map<String, String> variables = new LinkedHashMap<>();
      shell
          .variables()
          .filter(v -> shell.status(v).isActive())
          .forEach(v -> variables.put(v.name(), v.typeName()));
      return variables;
    } catch (NoSuchFieldException | IllegalAccessException e) {
      return Notebook.variables(kernel);
    }
  }

  private static Object field(Object owner, String name)
      throws NoSuchFieldException, IllegalAccessException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
