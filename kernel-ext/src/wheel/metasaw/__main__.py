from metasaw import main

main()
