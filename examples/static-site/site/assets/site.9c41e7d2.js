fetch("/api/notes").then((answer) => answer.json());
