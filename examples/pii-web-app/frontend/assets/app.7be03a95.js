fetch("/api/members/me")
  .then((answer) => answer.json())
  .then((member) => (document.getElementById("greeting").textContent = `Welcome, ${member.name}.`));
